"""The softphone: SIP by a child process that owns pjsua2 (optional extra `sip`).

pjsua2 is young, GPL and may crash; in a process of its own it can be killed and started again
without the window noticing more than an ended call. `engine` and `__main__` are that process and
the only modules that import pjsua2; the rest is this side of the pipe.

Lines of JSON go both ways (`wire`); causes of the line become outcomes (`causes`); timers of our
own decide when a silent server or a frozen line is given up (`watch`).
"""
