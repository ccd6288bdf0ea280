package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * The model behind an output, as far as outputs and their totals need to know it.
 *
 * @param version name and digest of the model
 * @param specHash of its feature specification
 * @param features number of its feature outputs
 * @param horizon how long after an exposure a conversion counts
 */
public record ModelStamp(String version, String specHash, int features, Duration horizon)
    implements Serializable {
  private static final long serialVersionUID = 1;

  public ModelStamp {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(specHash, "specHash");
    Objects.requireNonNull(horizon, "horizon");
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(version);
    out.writeUTF(specHash);
    out.writeShort(features);
    out.writeLong(horizon.toMillis());
  }

  static ModelStamp read(DataInput in) throws IOException {
    return new ModelStamp(
        in.readUTF(), in.readUTF(), in.readUnsignedShort(), Duration.ofMillis(in.readLong()));
  }
}
