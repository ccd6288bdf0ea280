package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the detectors of all streams remember between ticks. */
final class EvidenceState {
  /** One stream's memory. */
  static final class Stream {
    final StreamEvidence evidence = new StreamEvidence();
    final Pool pool = new Pool();
    Reading last = Reading.NONE;
    boolean held;
  }

  private final TreeMap<StreamId, Stream> streams = new TreeMap<>();

  Stream of(StreamId stream) {
    return streams.computeIfAbsent(stream, key -> new Stream());
  }

  void clear() {
    streams.clear();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(streams.size());
    for (Map.Entry<StreamId, Stream> entry : streams.entrySet()) {
      Stream stream = entry.getValue();
      out.writeUTF(entry.getKey().toString());
      stream.evidence.write(out);
      out.writeDouble(stream.pool.deviation);
      out.writeDouble(stream.pool.variance);
      out.writeDouble(stream.pool.expected);
      stream.last.write(out);
      out.writeBoolean(stream.held);
    }
  }

  void read(DataInput in) throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      Stream stream = of(StreamId.parse(in.readUTF()));
      stream.evidence.read(in);
      stream.pool.deviation = in.readDouble();
      stream.pool.variance = in.readDouble();
      stream.pool.expected = in.readDouble();
      stream.last = Reading.read(in);
      stream.held = in.readBoolean();
    }
  }
}
