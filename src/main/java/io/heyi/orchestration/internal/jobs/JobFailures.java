package io.heyi.orchestration.internal.jobs;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.orchestration.JobGivenUp;
import io.heyi.orchestration.TryLater;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What happens to a job whose worker threw: a BPMN error goes to its boundary event; something that passes by itself waits without using up retries; a bug
 * uses up a retry and ends as an incident whose message an operator understands (architecture.md §4). So no worker needs a try of its own.
 */
class JobFailures extends DefaultJobExceptionHandlingStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT_AFTER_BUG = Duration.ofSeconds(2);

    private final InstanceStore instances;
    private final WorkerActivity activity;
    private final BusinessKeys businessKeys;
    private final ApplicationEventPublisher events;

    JobFailures(CommandExceptionHandlingStrategy commands, MetricsRecorder metrics, InstanceStore instances, WorkerActivity activity, BusinessKeys businessKeys,
                ApplicationEventPublisher events) {
        super(commands, metrics);
        this.instances = instances;
        this.activity = activity;
        this.businessKeys = businessKeys;
        this.events = events;
    }

    @Override
    public void handleException(Exception fault, ExceptionHandlingContext context) throws Exception {
        super.handleException(translated(fault, context.job()), context);
    }

    private Exception translated(Exception fault, ActivatedJob job) {
        return switch (fault) {
            case CamundaError error -> error;
            case TryLater later -> waiting(job, later, later.backoff().orElse(null));
            case IdentityUnavailableException unavailable -> waiting(job, unavailable, null);
            case TransientDataAccessException busy -> waiting(job, busy, null);
            case DataAccessResourceFailureException away -> waiting(job, away, null);
            case CannotCreateTransactionException away -> waiting(job, away, null);
            default -> bug(job, fault);
        };
    }

    private CamundaError waiting(ActivatedJob job, Exception reason, Duration given) {
        activity.failed(job.getType(), reason.getMessage());
        LOG.info("{} at {} of instance {} is tried again later: {}", job.getType(), job.getElementId(), job.getProcessInstanceKey(), reason.getMessage());
        var backoff = given == null ? grown(Duration.ofSeconds(1), waits(job, reason)) : given;
        return CamundaError.jobError(reason.getMessage(), null, job.getRetries(), backoff);
    }

    private int waits(ActivatedJob job, Exception reason) {
        try {
            return instances.waiting(job, reason.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("the wait of job {} could not be counted", job.getKey(), e);
            return 4;
        }
    }

    private CamundaError bug(ActivatedJob job, Exception fault) {
        var left = job.getRetries() - 1;
        var message = "%s failed at %s: %s: %s".formatted(job.getType(), job.getElementId(), fault.getClass().getSimpleName(), fault.getMessage());
        activity.failed(job.getType(), message);
        LOG.error("{} (instance {}, {} retries left)", message, job.getProcessInstanceKey(), left, fault);
        if (left <= 0) {
            tellOwner(job, message);
        }
        return CamundaError.jobError(message, null, left, grown(FIRST_WAIT_AFTER_BUG, Math.max(1, 4 - left)));
    }

    private void tellOwner(ActivatedJob job, String message) {
        try {
            businessKeys.of(job).ifPresent(key -> events.publishEvent(new JobGivenUp(job.getBpmnProcessId(), key, job.getType(), job.getElementId(), message)));
        } catch (RuntimeException e) {
            LOG.warn("nobody could be told that {} of instance {} is given up; the incident tells it", job.getType(), job.getProcessInstanceKey(), e);
        }
    }

    private static Duration grown(Duration first, int times) {
        var grown = first.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 10));
        return grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
    }
}
