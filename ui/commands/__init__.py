"""The commands of `sambung`, by what they are about; each module adds its own."""
