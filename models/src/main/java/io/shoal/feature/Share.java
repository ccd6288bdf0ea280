package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** What part of some events are of one sort. */
final class Share extends Feature {
  Share(FeatureDefinition definition) {
    super(definition);
  }

  @Override
  int slots() {
    return 2;
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    if (definition.events().matches(event)) {
      slots[at] += 1;
    }
    if (definition.first().matches(event)) {
      slots[at + 1] += 1;
    }
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    present[out] = slots[at + 1] > FAINT;
    values[out] = present[out] ? bent(slots[at] / slots[at + 1]) : 0;
  }
}
