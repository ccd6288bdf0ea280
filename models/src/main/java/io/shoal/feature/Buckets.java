package io.shoal.feature;

import io.shoal.event.CustomerEvent;
import io.shoal.event.UserHash;

/**
 * What a text property is spread over, by hash buckets: how many values (linear counting, Whang et
 * al. 1990), how evenly (Shannon's entropy, in nats), or the share of each bucket.
 */
final class Buckets extends Feature {
  private static final int DISTINCT_BUCKETS = 16;

  private final FeatureKind kind;
  private final int buckets;

  Buckets(FeatureDefinition definition) {
    super(definition);
    kind = definition.kind();
    buckets = kind == FeatureKind.DISTINCT ? DISTINCT_BUCKETS : definition.buckets();
  }

  @Override
  int slots() {
    return buckets;
  }

  @Override
  int outputs() {
    return kind == FeatureKind.BUCKET_SHARE ? buckets : 1;
  }

  @Override
  String suffix(int output) {
    return kind == FeatureKind.BUCKET_SHARE ? "_" + output : "";
  }

  @Override
  void add(CustomerEvent event, long ageMillis, float[] slots, int at) {
    String value = text(event);
    if (value == null) {
      return;
    }
    int bucket = at + (int) Long.remainderUnsigned(UserHash.of(value), buckets);
    slots[bucket] = kind == FeatureKind.DISTINCT ? 1 : slots[bucket] + 1;
  }

  @Override
  void write(float[] slots, int at, float[] values, boolean[] present, int out) {
    double sum = 0;
    for (int i = at; i < at + buckets; i++) {
      sum += slots[i];
    }
    boolean any = sum > FAINT;
    for (int i = out; i < out + outputs(); i++) {
      present[i] = any;
      values[i] = 0;
    }
    if (!any) {
      return;
    }
    switch (kind) {
      case DISTINCT -> {
        double empty = Math.max(0.5, buckets - sum);
        values[out] = bent(-buckets * StrictMath.log(empty / buckets));
      }
      case ENTROPY -> {
        double entropy = 0;
        for (int i = at; i < at + buckets; i++) {
          double p = slots[i] / sum;
          entropy -= p > 0 ? p * StrictMath.log(p) : 0;
        }
        values[out] = bent(entropy);
      }
      default -> {
        for (int i = 0; i < buckets; i++) {
          values[out + i] = bent(slots[at + i] / sum);
        }
      }
    }
  }
}
