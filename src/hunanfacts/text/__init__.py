"""Text made safe and comparable: cleaning, JSON text, folding, the Chinese script."""
