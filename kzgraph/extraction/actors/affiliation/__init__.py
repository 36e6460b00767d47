"""For which country people act: by titles and bodies, sides, company and encounters, else the voice of the text."""
