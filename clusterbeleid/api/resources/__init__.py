"""What may be read and done, resource by resource."""
