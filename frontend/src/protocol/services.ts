// services.ts - the ways to the server, for every feature.
import { createContext, useContext } from 'react';
import type { Http } from './http';
import type { Live } from './live';

export interface Services {
  readonly http: Http;
  readonly live: Live;
}

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('no services around this component');
  return services;
}
