package io.heyi.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Contents as objects of one bucket, each named by its id. The bucket is private; nobody but the product reads it. */
final class S3Contents implements ContentStore, AutoCloseable {

    static final String NAME = "s3";

    private final S3Client client;
    private final String bucket;

    S3Contents(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(UUID id, Path content) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(id.toString()).contentType("application/octet-stream"), RequestBody.fromFile(content));
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public InputStream open(UUID id) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(id.toString()));
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void remove(UUID id) {
        client.deleteObject(request -> request.bucket(bucket).key(id.toString()));
    }

    @Override
    public void close() {
        client.close();
    }
}
