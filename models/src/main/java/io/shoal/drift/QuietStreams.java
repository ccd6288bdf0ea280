package io.shoal.drift;

import io.shoal.control.QuietWindow;
import io.shoal.control.QuietWindows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The streams that are expected to move for now, each with the name of its quiet window, and the
 * evidence that they gather meanwhile, apart from that of all others.
 */
final class QuietStreams {
  final DriftState evidence;

  private final TreeMap<StreamId, String> names = new TreeMap<>();

  QuietStreams(DriftState evidence) {
    this.evidence = evidence;
  }

  /** Name of the window that a stream is in; empty for none. */
  String name(StreamId stream) {
    return names.getOrDefault(stream, "");
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /**
   * Moves on to a tick: what was seen of a stream before its window says nothing of it in the
   * window, nor the other way round.
   */
  void moveTo(QuietWindows windows, DriftReference reference, Tick tick, long window, Runs runs) {
    if (windows.isEmpty() && names.isEmpty()) {
      return;
    }
    for (StreamId stream : reference.byStream().keySet()) {
      String name =
          windows
              .covering(stream.toString(), tick.windowEnd() - window, tick.windowEnd())
              .map(QuietWindow::name)
              .orElse("");
      if (!name.equals(name(stream))) {
        runs.clear(stream);
        evidence.evidence.of(stream).evidence.forget();
        evidence.evidence.of(stream).held = false;
      }
      if (name.isEmpty()) {
        names.remove(stream);
      } else {
        names.put(stream, name);
      }
    }
  }

  /** The part of a tick that is quiet, or the part that is not. */
  Tick part(Tick tick, boolean quiet) {
    if (names.isEmpty() && !quiet) {
      return tick;
    }
    TreeMap<StreamId, Reading> readings = new TreeMap<>(tick.readings());
    readings.keySet().removeIf(stream -> names.containsKey(stream) != quiet);
    return new Tick(tick.windowEnd(), readings, tick.settled());
  }

  void clear() {
    names.clear();
    evidence.evidence.clear();
  }

  void write(DataOutput out) throws IOException {
    evidence.evidence.write(out);
    out.writeInt(names.size());
    for (Map.Entry<StreamId, String> entry : names.entrySet()) {
      out.writeUTF(entry.getKey().toString());
      out.writeUTF(entry.getValue());
    }
  }

  void read(DataInput in) throws IOException {
    evidence.evidence.read(in);
    for (int i = in.readInt(); i > 0; i--) {
      names.put(StreamId.parse(in.readUTF()), in.readUTF());
    }
  }
}
