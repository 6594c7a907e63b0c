"""What every comparison needs: stances, where and when, scopes of counts, episodes, deeds, statements."""
