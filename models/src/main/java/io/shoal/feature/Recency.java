package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** How long ago the last event was, in hours. */
final class Recency extends Feature {
  Recency(FeatureDefinition definition) {
    super(definition);
  }

  @Override
  int slots() {
    return 1;
  }

  @Override
  void fade(float[] slots, int at, float decay, long gapMillis) {
    slots[at] = older(slots[at], gapMillis);
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    float age = age(ageMillis);
    slots[at] = slots[at] == 0 ? age : Math.min(slots[at], age);
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    present[out] = slots[at] > 0;
    values[out] = present[out] ? bent(slots[at] - 1) : 0;
  }
}
