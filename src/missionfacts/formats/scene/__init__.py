"""What stands where along time: the scale, lanes, people and bars as marks, which SVG and pages paint alike."""
