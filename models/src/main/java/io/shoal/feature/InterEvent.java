package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** Decayed mean of the logarithm of the hours between events: log(1 + hours). */
final class InterEvent extends Feature {
  InterEvent(FeatureDefinition definition) {
    super(definition);
  }

  @Override
  int slots() {
    return 3;
  }

  @Override
  void fade(float[] slots, int at, float decay, long gapMillis) {
    slots[at] *= decay;
    slots[at + 1] *= decay;
    slots[at + 2] = older(slots[at + 2], gapMillis);
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    float age = age(ageMillis);
    float last = slots[at + 2];
    if (last > 0) {
      slots[at] += (float) StrictMath.log1p(Math.max(0, last - age));
      slots[at + 1] += 1;
    }
    slots[at + 2] = last == 0 ? age : Math.min(last, age);
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    present[out] = slots[at + 1] > FAINT;
    values[out] = present[out] ? slots[at] / slots[at + 1] : 0;
  }
}
