"""Click to call by the branch's own exchange (Asterisk): its manager interface, AMI.

The exchange calls the officer's telephone first and then the number; what became of it comes from
events that the dialplan in `packaging/asterisk` sends, since the exchange's own answer to an
Originate does not tell why a call failed.
"""
