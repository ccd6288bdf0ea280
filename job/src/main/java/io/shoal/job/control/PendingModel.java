package io.shoal.job.control;

import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.flow.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A model that is ready, and when it is due.
 *
 * @param windowEnd exclusive end of the window at which it is looked at next
 * @param askedFor that of the first window that it was to score, or could
 * @param late whether the window that was announced was over when the announcement came
 * @param fetched the model
 */
public record PendingModel(long windowEnd, long askedFor, boolean late, FetchedModel fetched) {

  ModelAnnouncement announcement() {
    return fetched.announcement();
  }

  /** Whether it has been put off. */
  boolean hasWaited() {
    return windowEnd > askedFor;
  }

  /** The same, put off to a later window. */
  PendingModel until(long later) {
    return new PendingModel(later, askedFor, late, fetched);
  }

  /** The form in which models wait. */
  public static final class Form implements Codec<PendingModel> {
    private static final long serialVersionUID = 2;
    private static final FetchedModel.Form MODEL = new FetchedModel.Form();

    @Override
    public Class<PendingModel> type() {
      return PendingModel.class;
    }

    @Override
    public void write(PendingModel value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeLong(value.askedFor);
      out.writeBoolean(value.late);
      MODEL.write(value.fetched, out);
    }

    @Override
    public PendingModel read(DataInput in) throws IOException {
      return new PendingModel(in.readLong(), in.readLong(), in.readBoolean(), MODEL.read(in));
    }
  }
}
