"""What all people of one kind have in common: parts of a call, offered sentences, reactions."""
