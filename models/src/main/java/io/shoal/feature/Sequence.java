package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** Decayed count of how often one event was followed by another in time. */
final class Sequence extends Feature {
  private final float withinHours;

  Sequence(FeatureDefinition definition) {
    super(definition);
    withinHours = definition.within().toMillis() / 3_600_000f;
  }

  @Override
  int slots() {
    return 2;
  }

  @Override
  void fade(float[] slots, int at, float decay, long gapMillis) {
    slots[at] *= decay;
    slots[at + 1] = older(slots[at + 1], gapMillis);
    if (slots[at + 1] > withinHours + 1) {
      slots[at + 1] = 0;
    }
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    float age = age(ageMillis);
    float begun = slots[at + 1];
    if (definition.events().matches(event) && begun > 0 && begun - age <= withinHours) {
      slots[at] += 1;
      slots[at + 1] = 0;
    }
    if (definition.first().matches(event)) {
      slots[at + 1] = age;
    }
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    present[out] = true;
    values[out] = bent(slots[at]);
  }
}
