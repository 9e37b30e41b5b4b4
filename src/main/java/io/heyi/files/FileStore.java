package io.heyi.files;

import io.heyi.files.internal.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Where contents of files lie: PostgreSQL or an S3-compatible store, by {@code heyi.files.store}. A content that nobody keeps is removed after a day, so a crash between putting
 * and keeping leaves nothing for good.
 */
@Component
public class FileStore {

    private final Contents contents;

    FileStore(Contents contents) {
        this.contents = contents;
    }

    /**
     * Stores the content; not part of the caller's transaction, as most stores know none. {@link #keep} it in the transaction that needs it.
     *
     * @throws FilesAwayException when the store does not answer
     */
    public UUID put(ReceivedFile file) {
        return contents.put(file);
    }

    /** In the transaction that remembers where it belongs. */
    public void keep(UUID content) {
        contents.keep(content);
    }

    /** In the transaction that forgets it; the content is gone soon after. */
    public void release(UUID content) {
        contents.release(content);
    }

    /**
     * To be closed by the caller, who has asked whether the reader may.
     *
     * @throws FilesAwayException when the store does not answer
     */
    public InputStream open(UUID content) {
        try {
            return contents.open(content);
        } catch (IOException e) {
            throw new FilesAwayException(e);
        }
    }
}
