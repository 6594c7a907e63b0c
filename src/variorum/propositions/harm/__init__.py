"""People killed, hurt, missing, captured or displaced: victims, tolls, fates, and who did it."""
