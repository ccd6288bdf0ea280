package io.shoal.job.ingest;

import io.shoal.job.flow.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one source subtask has taken in since the job was first started, restarts included.
 *
 * @param events records of any kind
 * @param dead records that could not be used
 * @param late events past the bound for late ones
 * @param delayed events that are counted to a later window than their own
 */
public record IngestTotals(long events, long dead, long late, long delayed) {
  /** Nothing yet. */
  public static final IngestTotals NONE = new IngestTotals(0, 0, 0, 0);

  public IngestTotals plus(IngestTotals other) {
    return new IngestTotals(
        events + other.events, dead + other.dead, late + other.late, delayed + other.delayed);
  }

  /** The form in which totals are kept. */
  public static final class Form implements Codec<IngestTotals> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<IngestTotals> type() {
      return IngestTotals.class;
    }

    @Override
    public void write(IngestTotals value, DataOutput out) throws IOException {
      out.writeLong(value.events);
      out.writeLong(value.dead);
      out.writeLong(value.late);
      out.writeLong(value.delayed);
    }

    @Override
    public IngestTotals read(DataInput in) throws IOException {
      return new IngestTotals(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
  }
}
