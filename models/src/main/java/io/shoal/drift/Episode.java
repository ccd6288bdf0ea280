package io.shoal.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An incident that is open: its culprits in their rank, and what has been told of it. */
final class Episode {
  final StreamId first;
  final long startedAt;

  /** Name of the quiet window in which it fired; empty for none. */
  final String planned;

  final double evidence;

  /** Culprits by stream, the foremost first. */
  final Map<StreamId, HeldStream> held = new LinkedHashMap<>();

  private long grownAt;
  private long toldAt;
  private Severity severity;
  private double usersAffected = Double.NaN;

  Episode(StreamId first, long startedAt, String planned, double evidence) {
    this.first = first;
    this.startedAt = startedAt;
    this.planned = planned;
    this.evidence = evidence;
    severity = planned.isEmpty() ? Severity.INFO : Severity.NONE;
    grownAt = startedAt;
    toldAt = startedAt;
  }

  boolean isPlanned() {
    return !planned.isEmpty();
  }

  /** Takes a culprit in; one that it has already is held again. */
  void hold(Culprit culprit, double smallestEffect) {
    held.put(culprit.stream(), new HeldStream(culprit));
    if (!isPlanned()) {
      severity =
          severity.or(Severity.of(culprit.stream().kind(), culprit.signedEffect(), smallestEffect));
    }
  }

  /** Notes that culprits have come in. */
  void grow(long windowEnd, double affected) {
    grownAt = windowEnd;
    if (Double.isNaN(usersAffected) || affected > usersAffected) {
      usersAffected = affected;
    }
  }

  /** Notes that it is told as it is. */
  void tell(long windowEnd) {
    toldAt = windowEnd;
  }

  long grownAt() {
    return grownAt;
  }

  long toldAt() {
    return toldAt;
  }

  boolean isUntold() {
    return grownAt > toldAt;
  }

  Severity severity() {
    return severity;
  }

  boolean isOver() {
    return held.values().stream().allMatch(HeldStream::hasRecovered);
  }

  /**
   * What is told of it.
   *
   * @param reason null unless it is resolved
   */
  DriftAlert alert(
      DriftAlert.Status status, DriftAlert.Reason reason, long windowEnd, double threshold) {
    return new DriftAlert(
        status,
        reason,
        severity,
        planned,
        first,
        startedAt,
        windowEnd,
        evidence,
        threshold,
        usersAffected,
        held.values().stream().map(stream -> stream.culprit).toList());
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(first.toString());
    out.writeLong(startedAt);
    out.writeUTF(planned);
    out.writeDouble(evidence);
    out.writeLong(grownAt);
    out.writeLong(toldAt);
    out.writeUTF(severity.name());
    out.writeDouble(usersAffected);
    out.writeInt(held.size());
    for (HeldStream stream : held.values()) {
      stream.write(out);
    }
  }

  static Episode read(DataInput in) throws IOException {
    Episode episode =
        new Episode(StreamId.parse(in.readUTF()), in.readLong(), in.readUTF(), in.readDouble());
    episode.grownAt = in.readLong();
    episode.toldAt = in.readLong();
    episode.severity = Severity.valueOf(in.readUTF());
    episode.usersAffected = in.readDouble();
    for (int i = in.readInt(); i > 0; i--) {
      HeldStream stream = HeldStream.read(in);
      episode.held.put(stream.culprit.stream(), stream);
    }
    return episode;
  }
}
