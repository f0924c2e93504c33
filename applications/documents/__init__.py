"""What leaves the house: letters, mails and papers."""
