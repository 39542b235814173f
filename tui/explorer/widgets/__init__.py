"""What draws itself: virtual lines, rows and pages, the bars around them, the day strip and the search bar."""
