package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The episodes that are open, by the stream that gave them their name. */
final class EpisodeState {
  /** One open episode. */
  static final class Episode {
    final long startedAt;

    /** Ticks in a row that were calm. */
    int calm;

    Episode(long startedAt) {
      this.startedAt = startedAt;
    }
  }

  final TreeMap<StreamId, Episode> open = new TreeMap<>();

  void write(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Map.Entry<StreamId, Episode> entry : open.entrySet()) {
      out.writeUTF(entry.getKey().toString());
      out.writeLong(entry.getValue().startedAt);
      out.writeInt(entry.getValue().calm);
    }
  }

  void read(DataInput in) throws IOException {
    for (int i = in.readInt(); i > 0; i--) {
      StreamId stream = StreamId.parse(in.readUTF());
      Episode episode = new Episode(in.readLong());
      episode.calm = in.readInt();
      open.put(stream, episode);
    }
  }
}
