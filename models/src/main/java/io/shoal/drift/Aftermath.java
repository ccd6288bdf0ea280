package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The changes that have lasted until they were normal, by stream. Their streams are measured from
 * where they lay in the end, and that is known less well than the reference: profiles go on moving
 * for weeks, hours differ. So what is less than half of such a change is of it, and is not told
 * again.
 */
final class Aftermath {
  private static final double HALF = 0.5;

  private final TreeMap<StreamId, Double> effects = new TreeMap<>();

  /** Takes a change in. */
  void add(Culprit culprit) {
    effects.merge(culprit.stream(), size(culprit), Math::max);
  }

  /** Forgets the streams that are measured from the reference again. */
  void keep(Set<StreamId> settled) {
    effects.keySet().retainAll(settled);
  }

  /** Whether what a stream does is of the change before. */
  boolean explains(Culprit culprit) {
    return size(culprit) < HALF * effects.getOrDefault(culprit.stream(), 0.0);
  }

  /**
   * The stability index of few users is mostly noise; their distance less that of chance is not.
   */
  private static double size(Culprit culprit) {
    return culprit.stream().kind() == StreamKind.FEATURE
        ? culprit.observed() - culprit.expected()
        : Math.abs(culprit.effect());
  }

  void clear() {
    effects.clear();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(effects.size());
    for (Map.Entry<StreamId, Double> effect : effects.entrySet()) {
      out.writeUTF(effect.getKey().toString());
      out.writeDouble(effect.getValue());
    }
  }

  void read(DataInput in) throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      effects.put(StreamId.parse(in.readUTF()), in.readDouble());
    }
  }
}
