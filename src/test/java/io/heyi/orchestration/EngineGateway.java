package io.heyi.orchestration;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands where an engine's gRPC gateway would: gives the jobs that a test puts in, as an 8.8 gateway writes them, and remembers how they were completed. */
final class EngineGateway extends GatewayGrpc.GatewayImplBase implements AutoCloseable {

    private final Map<String, Queue<ActivatedJob>> jobs = new ConcurrentHashMap<>();
    private final Map<Long, CompleteJobRequest> completed = new ConcurrentHashMap<>();
    private final Server server;

    EngineGateway() {
        try {
            server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).addService(this).build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    void offer(ActivatedJob job) {
        jobs.computeIfAbsent(job.getType(), type -> new ConcurrentLinkedQueue<>()).add(job);
    }

    Optional<CompleteJobRequest> completion(long jobKey) {
        return Optional.ofNullable(completed.get(jobKey));
    }

    @Override
    public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> answer) {
        var job = jobs.getOrDefault(request.getType(), new ConcurrentLinkedQueue<>()).poll();
        if (job != null) {
            answer.onNext(ActivateJobsResponse.newBuilder().addJobs(job).build());
        }
        answer.onCompleted();
    }

    /** Stays open, and brings nothing. */
    @Override
    public void streamActivatedJobs(StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> answer) {}

    @Override
    public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> answer) {
        completed.put(request.getJobKey(), request);
        answer.onNext(CompleteJobResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
