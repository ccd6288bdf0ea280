package io.shoal.drift;

/** The null detector, which never raises an alarm: what any other must be better than. */
public final class SilentDetector implements TickDetector {
  @Override
  public boolean step(double value) {
    DetectorInput.requireFinite(value);
    return false;
  }

  @Override
  public double evidence() {
    return 0;
  }
}
