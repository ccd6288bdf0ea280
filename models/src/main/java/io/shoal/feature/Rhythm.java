package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** At what hour of the day, or of the week, events happen: a mean point in the unit circle. */
final class Rhythm extends Feature {
  private static final long DAY = 86_400_000L;
  // The epoch was a Thursday; weeks begin on Mondays.
  private static final long FIRST_MONDAY = 4 * DAY;

  /** Where on the clock, in UTC, sine and cosine are greatest and least. */
  private static final FeatureWords[] OF_DAY = {
    new FeatureWords("time of day", "mornings", "evenings"),
    new FeatureWords("time of day", "nights", "middays")
  };

  /** Tuesday evening, Saturday morning; Sunday midnight, Thursday noon. */
  private static final FeatureWords[] OF_WEEK = {
    new FeatureWords("day of week", "early in the week", "weekends"),
    new FeatureWords("day of week", "Sundays and Mondays", "midweek")
  };

  private final long period;

  Rhythm(FeatureDefinition definition) {
    super(definition);
    period = definition.kind() == FeatureKind.HOUR_OF_DAY ? DAY : 7 * DAY;
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  int outputs() {
    return 2;
  }

  @Override
  String suffix(int output) {
    return output == 0 ? "_sin" : "_cos";
  }

  @Override
  FeatureWords words(int output, FeatureWords ofFeature) {
    return (period == DAY ? OF_DAY : OF_WEEK)[output];
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    double angle =
        2 * Math.PI * Math.floorMod(event.time() - FIRST_MONDAY, period) / (double) period;
    slots[at] += (float) StrictMath.sin(angle);
    slots[at + 1] += (float) StrictMath.cos(angle);
    slots[at + 2] += 1;
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    boolean any = slots[at + 2] > FAINT;
    present[out] = any;
    present[out + 1] = any;
    values[out] = any ? slots[at] / slots[at + 2] : 0;
    values[out + 1] = any ? slots[at + 1] / slots[at + 2] : 0;
  }
}
