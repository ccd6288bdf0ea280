package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * The total of one window over all subtasks, in the order of windows.
 *
 * @param summary the total, in the bytes of {@link io.shoal.window.SummaryCodec}
 * @param activation of the model that scored this window and not the one before; else null
 */
public record WindowTotal(byte[] summary, ModelActivation activation) {

  public WindowTotal {
    Objects.requireNonNull(summary, "summary");
  }

  /** A total by the model that scored the window before, too. */
  public static WindowTotal of(byte[] summary) {
    return new WindowTotal(summary, null);
  }

  /** The form in which totals travel. */
  public static final class Form implements Codec<WindowTotal> {
    private static final long serialVersionUID = 1;
    private static final ModelActivation.Form ACTIVATION = new ModelActivation.Form();

    @Override
    public Class<WindowTotal> type() {
      return WindowTotal.class;
    }

    @Override
    public void write(WindowTotal value, DataOutput out) throws IOException {
      Bytes.write(value.summary, out);
      out.writeBoolean(value.activation != null);
      if (value.activation != null) {
        ACTIVATION.write(value.activation, out);
      }
    }

    @Override
    public WindowTotal read(DataInput in) throws IOException {
      return new WindowTotal(Bytes.read(in), in.readBoolean() ? ACTIVATION.read(in) : null);
    }
  }
}
