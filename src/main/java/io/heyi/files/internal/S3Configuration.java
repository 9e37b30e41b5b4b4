package io.heyi.files.internal;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3-compatible store, where one is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("heyi.files.s3.endpoint")
class S3Configuration {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration WHOLE_CALL = Duration.ofMinutes(2);

    /** Without key and secret those of the machine are used, as the AWS libraries find them. */
    @Bean
    S3Contents s3Contents(@Value("${heyi.files.s3.endpoint}") URI endpoint, @Value("${heyi.files.s3.bucket}") String bucket, @Value("${heyi.files.s3.region:us-east-1}") String region,
                          @Value("${heyi.files.s3.key:}") String key, @Value("${heyi.files.s3.secret:}") String secret) {
        AwsCredentialsProvider credentials = key.isBlank() ? DefaultCredentialsProvider.builder().build() : StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
        return new S3Contents(S3Client.builder().endpointOverride(endpoint).region(Region.of(region)).credentialsProvider(credentials).forcePathStyle(true)
                // stores that are only compatible know neither the newer checksums nor signed pieces
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED).responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .overrideConfiguration(settings -> settings.apiCallTimeout(WHOLE_CALL))
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build()).build(), bucket);
    }
}
