"""What people do: load, decide, save in one transaction, with the letters in the outbox."""
