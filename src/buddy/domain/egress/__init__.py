"""Where Buddy may connect to: address ranges, what an operator allows, and the verdict."""
