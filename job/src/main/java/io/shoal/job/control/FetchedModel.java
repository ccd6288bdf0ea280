package io.shoal.job.control;

import io.shoal.bundle.BundleContent;
import io.shoal.bundle.ModelAnnouncement;
import io.shoal.job.flow.Codec;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.model.LoadedModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * An announced model that has been fetched and verified, or why it is refused.
 *
 * @param announcement what was announced
 * @param model ready to be scheduled, as a notice; null of a refused one
 * @param fault why it is refused, in one sentence; empty of one that is not
 */
public record FetchedModel(ModelAnnouncement announcement, ModelActivation model, String fault) {
  /** Bundles beyond it are not carried along, but fetched again by whoever needs them. */
  static final long CARRIED_BYTES = 32L << 20;

  public FetchedModel {
    Objects.requireNonNull(announcement, "announcement");
    Objects.requireNonNull(fault, "fault");
  }

  static FetchedModel refused(ModelAnnouncement announcement, String fault) {
    return new FetchedModel(announcement, null, fault);
  }

  static FetchedModel ready(
      ModelAnnouncement announcement, BundleContent content, LoadedModel loaded)
      throws IOException {
    return new FetchedModel(
        announcement,
        new ModelActivation(
            ModelActivation.Word.NOTICE,
            ModelActivation.UNDECIDED,
            announcement.version(),
            loaded.stamp(),
            loaded.scoring().plan().spec().yaml(),
            announcement.uri(),
            content.checksum(),
            content.size() <= CARRIED_BYTES ? content : null),
        "");
  }

  boolean isRefused() {
    return model == null;
  }

  /** The form in which fetched models travel, and wait for their window. */
  public static final class Form implements Codec<FetchedModel> {
    private static final long serialVersionUID = 1;
    private static final ModelActivation.Form MODEL = new ModelActivation.Form();

    @Override
    public Class<FetchedModel> type() {
      return FetchedModel.class;
    }

    @Override
    public void write(FetchedModel value, DataOutput out) throws IOException {
      out.writeUTF(value.announcement.toJson());
      out.writeUTF(value.fault);
      out.writeBoolean(value.model != null);
      if (value.model != null) {
        MODEL.write(value.model, out);
      }
    }

    @Override
    public FetchedModel read(DataInput in) throws IOException {
      ModelAnnouncement announcement = ModelAnnouncement.parse(in.readUTF());
      String fault = in.readUTF();
      return new FetchedModel(announcement, in.readBoolean() ? MODEL.read(in) : null, fault);
    }
  }
}
