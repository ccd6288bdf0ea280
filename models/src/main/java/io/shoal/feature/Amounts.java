package io.shoal.feature;

import io.shoal.event.CustomerEvent;

/** Decayed counts, sums, means and maxima. */
final class Amounts extends Feature {
  private final FeatureKind kind;

  Amounts(FeatureDefinition definition) {
    super(definition);
    kind = definition.kind();
  }

  @Override
  int slots() {
    return kind == FeatureKind.MEAN ? 2 : 1;
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    if (kind == FeatureKind.COUNT) {
      slots[at] += 1;
      return;
    }
    float value = (float) number(event);
    if (!Float.isFinite(value)) {
      return;
    }
    switch (kind) {
      case SUM -> slots[at] += value;
      case MAX -> slots[at] = Math.max(slots[at], value);
      default -> {
        slots[at] += value;
        slots[at + 1] += 1;
      }
    }
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    if (kind == FeatureKind.MEAN) {
      present[out] = slots[at + 1] > FAINT;
      values[out] = present[out] ? bent(slots[at] / slots[at + 1]) : 0;
    } else {
      present[out] = kind != FeatureKind.MAX || slots[at] > 0;
      values[out] = bent(slots[at]);
    }
  }
}
