package io.shoal.drift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What is remembered between ticks: windows not yet judged, evidence of every stream, and episodes.
 */
public final class DriftState {
  private static final byte VERSION = 5;

  final EvidenceState evidence = new EvidenceState();
  final EpisodeState episodes = new EpisodeState();

  /** Of the streams that are expected to move; null where this is their evidence. */
  final QuietStreams quiet;

  public DriftState() {
    quiet = new QuietStreams(new DriftState(null));
  }

  private DriftState(QuietStreams quiet) {
    this.quiet = quiet;
  }

  /** Forgets all, as if no tick had been seen. */
  void clear() {
    evidence.clear();
    quiet.clear();
    episodes.clear();
  }

  /** The culprits of open episodes that have not recovered. */
  public Set<StreamId> held() {
    Set<StreamId> held = new HashSet<>();
    for (Episode episode : episodes.open) {
      episode.held.forEach(
          (stream, of) -> {
            if (!of.hasRecovered()) {
              held.add(stream);
            }
          });
    }
    return held;
  }

  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      evidence.write(out);
      quiet.write(out);
      episodes.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  public static DriftState fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "drift state has format version " + version + ", this release reads " + VERSION);
      }
      DriftState state = new DriftState();
      state.evidence.read(in);
      state.quiet.read(in);
      state.episodes.read(in);
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException("encoded drift state is cut short", e);
    }
  }
}
