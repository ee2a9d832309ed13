"""The Pantau room: the call log, one attempt opened, its outcome corrected."""
