import { holds } from './holds';

holds(1, 75);
