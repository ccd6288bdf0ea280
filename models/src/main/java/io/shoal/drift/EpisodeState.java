package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The episodes that are open, the oldest first, and what telling of the next will need. */
final class EpisodeState {
  final List<Episode> open = new ArrayList<>();
  final Runs runs = new Runs();
  final Aftermath aftermath = new Aftermath();

  void clear() {
    open.clear();
    runs.clear();
    aftermath.clear();
  }

  void write(DataOutput out) throws IOException {
    runs.write(out);
    aftermath.write(out);
    out.writeInt(open.size());
    for (Episode episode : open) {
      episode.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    runs.read(in);
    aftermath.read(in);
    for (int i = in.readInt(); i > 0; i--) {
      open.add(Episode.read(in));
    }
  }
}
