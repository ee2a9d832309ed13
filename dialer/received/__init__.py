"""Files received beside lists: payments, and results that were written elsewhere."""
