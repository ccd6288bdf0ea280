package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the embedder is given: the windows of users, and the models to score them with. */
public sealed interface ScoringInput permits FeatureWindow, ModelActivation {

  /** The form in which both travel where they are not chained. */
  final class Form implements Codec<ScoringInput> {
    private static final long serialVersionUID = 1;
    private static final FeatureWindow.Form WINDOW = new FeatureWindow.Form();
    private static final ModelActivation.Form ACTIVATION = new ModelActivation.Form();

    @Override
    public Class<ScoringInput> type() {
      return ScoringInput.class;
    }

    @Override
    public void write(ScoringInput value, DataOutput out) throws IOException {
      out.writeBoolean(value instanceof ModelActivation);
      if (value instanceof ModelActivation activation) {
        ACTIVATION.write(activation, out);
      } else {
        WINDOW.write((FeatureWindow) value, out);
      }
    }

    @Override
    public ScoringInput read(DataInput in) throws IOException {
      return in.readBoolean() ? ACTIVATION.read(in) : WINDOW.read(in);
    }
  }
}
