"""Every text a person sees, in Dutch and English."""
