package io.shoal.job.control;

import io.shoal.job.flow.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A model that is ready, and when it is due.
 *
 * @param windowEnd exclusive end of the first window that it is to score
 * @param late whether the window that was asked for was over when the announcement came
 * @param fetched the model
 */
public record PendingModel(long windowEnd, boolean late, FetchedModel fetched) {

  /** The form in which models wait. */
  public static final class Form implements Codec<PendingModel> {
    private static final long serialVersionUID = 1;
    private static final FetchedModel.Form MODEL = new FetchedModel.Form();

    @Override
    public Class<PendingModel> type() {
      return PendingModel.class;
    }

    @Override
    public void write(PendingModel value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeBoolean(value.late);
      MODEL.write(value.fetched, out);
    }

    @Override
    public PendingModel read(DataInput in) throws IOException {
      return new PendingModel(in.readLong(), in.readBoolean(), MODEL.read(in));
    }
  }
}
