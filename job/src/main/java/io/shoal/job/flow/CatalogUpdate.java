package io.shoal.job.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The catalogue of one window, on its way to every assigner.
 *
 * @param windowEnd exclusive end of the window after which the catalogue stands
 * @param moves whether a segment died or was absorbed in this window, so that members who are idle
 *     change too
 * @param model whose embeddings are counted in it
 * @param catalog the catalogue's bytes
 */
public record CatalogUpdate(long windowEnd, boolean moves, ModelStamp model, byte[] catalog) {

  /** The form in which catalogues travel and are kept. */
  public static final class Form implements Codec<CatalogUpdate> {
    private static final long serialVersionUID = 1;

    @Override
    public Class<CatalogUpdate> type() {
      return CatalogUpdate.class;
    }

    @Override
    public void write(CatalogUpdate value, DataOutput out) throws IOException {
      out.writeLong(value.windowEnd);
      out.writeBoolean(value.moves);
      value.model.write(out);
      Bytes.write(value.catalog, out);
    }

    @Override
    public CatalogUpdate read(DataInput in) throws IOException {
      return new CatalogUpdate(
          in.readLong(), in.readBoolean(), ModelStamp.read(in), Bytes.read(in));
    }
  }
}
