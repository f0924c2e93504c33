"""Rules about the money of a grant: costs, income, settlement, payments and recovery."""
