/** The versions of the schemas that formats follow: the help names them, and need not load the formats for that. */

/** The version of the Elastic Common Schema, which is in every document of `ecs`. */
export const ECS_VERSION = '9.4.0';

/** The version of the Open Cybersecurity Schema Framework, which is in every document of `ocsf`. */
export const OCSF_VERSION = '1.8.0';
