package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** For each stream the runs above and below what is usual: since when, and how much. */
final class Runs {
  private record Pair(Run up, Run down) {}

  private final TreeMap<StreamId, Pair> byStream = new TreeMap<>();

  void add(StreamVerdict verdict, long windowEnd) {
    if (!verdict.judged()) {
      return;
    }
    Pair pair = of(verdict.stream());
    pair.up.add(windowEnd, verdict.residual(), verdict.reading());
    pair.down.add(windowEnd, -verdict.residual(), verdict.reading());
  }

  private Pair of(StreamId stream) {
    return byStream.computeIfAbsent(stream, key -> new Pair(new Run(), new Run()));
  }

  /** What a stream has done since its present run began. */
  Culprit culprit(StreamVerdict verdict, double share, long windowEnd) {
    Pair pair = of(verdict.stream());
    StreamKind kind = verdict.stream().kind();
    boolean up = kind.looksUp() && (!kind.looksDown() || pair.up.sum() >= pair.down.sum());
    return (up ? pair.up : pair.down).culprit(verdict.stream(), share, up, verdict, windowEnd);
  }

  void clear() {
    byStream.clear();
  }

  void clear(StreamId stream) {
    byStream.remove(stream);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(byStream.size());
    for (Map.Entry<StreamId, Pair> entry : byStream.entrySet()) {
      out.writeUTF(entry.getKey().toString());
      entry.getValue().up.write(out);
      entry.getValue().down.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      byStream.put(StreamId.parse(in.readUTF()), new Pair(Run.read(in), Run.read(in)));
    }
  }
}
