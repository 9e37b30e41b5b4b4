package io.heyi.files;

/** The store of contents does not answer; trying again later may help. */
public class FilesAwayException extends RuntimeException {

    public FilesAwayException(Exception cause) {
        super("the store of files does not answer", cause);
    }
}
