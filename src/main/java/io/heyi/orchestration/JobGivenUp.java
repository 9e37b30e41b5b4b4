package io.heyi.orchestration;

/**
 * Fact: a job has used up its retries and the engine has raised an incident; the case stands still until an operator has looked. Published synchronously, outside of
 * any transaction. A step of the case that succeeds later tells its owner that it is over.
 *
 * @param businessKey of the case
 */
public record JobGivenUp(String processId, String businessKey, String jobType, String elementId, String why) {}
