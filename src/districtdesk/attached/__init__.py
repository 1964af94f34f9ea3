"""Attached files as the rest of the computer gets them: what they could do there, and the copies that it opens."""
