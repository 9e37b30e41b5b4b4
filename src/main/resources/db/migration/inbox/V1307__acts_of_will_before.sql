-- Whether a task is an act of will is asked when it appears. Nobody has asked of those that had appeared before: none of them passes to a substitute
update inbox.task set personal = true where state = 'OPEN';
