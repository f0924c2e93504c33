"""What an answer to parliament says, put together from the records as they were known on a day."""
